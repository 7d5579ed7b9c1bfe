'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Document } from '../../../../lib/model/document.ts';
import type { TextRange } from '../../../../lib/model/fact.ts';
import type { Language } from '../../../../lib/model/language.ts';
import type { PagePicture } from '../../../../lib/reading/page-picture.ts';
import { type PageBox, placeOnPage } from '../../../../lib/reading/place-on-page.ts';
import { usePagePicture } from '../../../_hooks/use-page-picture.ts';
import { label } from '../../../_labels/label.ts';
import { errorWords } from '../../figure/error-words.ts';
import type { Marks } from './marked-text.tsx';
import styles from './review.module.css';
import { scrollWithin } from './scroll-within.ts';

interface PdfPageProps {
  readonly lang: Language;
  readonly document: Document;
  readonly marks: Marks;
  readonly onFigure: (key: string) => void;
}

/** Pixels a page is drawn wide: sharp enough for a screen of twice the density. */
const width = 1300;

function pageOf({ blocks }: Document, range: TextRange | null): number | null {
  if (range === null) return null;
  for (const block of blocks) {
    const places = block.kind === 'table' ? block.cells.map(({ place }) => place) : [block.place];
    const place = places.find(({ start, end }) => start <= range.start && end > range.start);
    if (place) return place.page;
  }
  return null;
}

const box = ({ left, top, width: wide, height }: PageBox) => ({
  left: `${left * 100}%`,
  top: `${top * 100}%`,
  width: `${wide * 100}%`,
  height: `${height * 100}%`,
});

/** A page of the PDF as printed, its figures marked and the chosen place framed. */
export function PdfPage({ lang, document, marks, onFigure }: PdfPageProps) {
  const { chosen, figures } = marks;
  const home = pageOf(document, chosen) ?? 1;
  const [turned, setTurned] = useState<{ readonly home: number; readonly page: number } | null>(null);
  const page = turned?.home === home ? turned.page : home;
  const drawn = usePagePicture(document, page, width);
  const picture = drawn && 'picture' in drawn ? drawn.picture : null;
  const shownPage = drawn?.number ?? page;
  const words = picture?.words ?? null;
  const boxes = useMemo(
    () => (words === null ? [] : figures.flatMap((mark) => placeOnPage(words, mark).map((found) => ({ mark, found })))),
    [words, figures],
  );
  const frame = useMemo(() => (words === null || chosen === null ? [] : placeOnPage(words, chosen)), [words, chosen]);
  // A paragraph's page is the one it begins on; its words may stand on the next.
  const runsOn =
    picture !== null &&
    chosen !== null &&
    page === home &&
    shownPage === page &&
    frame.length === 0 &&
    page < picture.pages;

  useEffect(() => {
    if (runsOn && turned?.home !== home) setTurned({ home, page: home + 1 });
  }, [runsOn, turned, home]);

  const turn = (to: number) => setTurned({ home, page: to });
  return (
    <div>
      <p className={styles.turn}>
        <button type="button" className="button" disabled={page <= 1} onClick={() => turn(page - 1)}>
          {label(lang, 'import.page.before')}
        </button>
        <span>{label(lang, 'import.page.of', { page, count: picture?.pages ?? '…' })}</span>
        <button
          type="button"
          className="button"
          disabled={picture === null || page >= picture.pages}
          onClick={() => turn(page + 1)}
        >
          {label(lang, 'import.page.after')}
        </button>
      </p>
      {drawn && 'error' in drawn && (
        <p role="alert" className={styles.warning}>
          {label(lang, 'import.page.failed', { reason: errorWords(drawn.error) })}
        </p>
      )}
      <section
        className={styles.paper}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box must be reachable by the keyboard
        tabIndex={0}
        aria-label={label(lang, 'import.page.of', { page, count: picture?.pages ?? '…' })}
        data-drawn={picture === null ? undefined : shownPage}
      >
        {picture && (
          <div className={styles.sheet} data-paper>
            <Canvas picture={picture} />
            {boxes.map(({ mark, found }, index) => (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: a figure can stand in several boxes
                key={`${mark.key} ${index}`}
                type="button"
                tabIndex={-1}
                aria-hidden="true"
                className={styles.place}
                data-kind={mark.kind}
                style={box(found)}
                onClick={() => onFigure(mark.key)}
              />
            ))}
            {frame.map((found, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one place, in order
              <Frame key={`${chosen?.start} ${index}`} first={index === 0} place={found} />
            ))}
          </div>
        )}
      </section>
    </div>
  );
}

/** The frame around what is looked at; it brings itself into sight. */
function Frame({ first, place }: { readonly first: boolean; readonly place: PageBox }) {
  const own = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (first) scrollWithin(own.current?.closest('section') ?? null, own.current);
  }, [first]);
  return <span ref={own} className={styles.frame} data-frame style={box(place)} />;
}

function Canvas({ picture }: { readonly picture: PagePicture }) {
  const own = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = own.current?.getContext('2d');
    context?.putImageData(new ImageData(picture.pixels, picture.width, picture.height), 0, 0);
  }, [picture]);
  return <canvas ref={own} width={picture.width} height={picture.height} />;
}
