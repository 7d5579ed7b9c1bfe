import { memo } from 'react';
import figure from '../figure/figure.module.css';
import styles from './compare.module.css';
import { type ShippedPicture, shippedMarkup } from './shipped-picture.ts';

interface ShippedPicturesProps {
  readonly pictures: readonly ShippedPicture[];
  readonly label: string;
}

/** The pictures that came with the page as images: what stands there before their marks can be reached. */
export const ShippedPictures = memo(function ShippedPictures({ pictures, label }: ShippedPicturesProps) {
  return pictures.map(({ name }, index) => (
    <div key={name} className={index === 0 ? styles.desktop : styles.telephone}>
      <div
        className={figure.picture}
        role="img"
        aria-label={label}
        data-shipped={name}
        // The browser finds them here: sent once more as data they would double the page.
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own renderer's output; its texts are escaped there
        dangerouslySetInnerHTML={{ __html: shippedMarkup(name) }}
      />
    </div>
  ));
});
