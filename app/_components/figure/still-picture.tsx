import { memo } from 'react';
import styles from './figure.module.css';

/** A drawn picture as an image: what stands in the page before its marks can be reached. */
export const StillPicture = memo(function StillPicture({
  svg,
  label,
}: {
  readonly svg: string;
  readonly label: string;
}) {
  return (
    <div
      className={styles.picture}
      role="img"
      aria-label={label}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own renderer's output; its texts are escaped there
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
});
