'use client';

import { seenCells } from '../../../lib/briefing/index.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import type { Panel } from '../compare/table-url.ts';
import { PinButton } from './pin-button.tsx';

interface FigurePinProps {
  readonly lang: Language;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  /** The figure's neutral title. */
  readonly title: string;
  /** Which side of the figure is looked at: that one goes into the briefing. */
  readonly panel: Panel;
}

/** Puts a figure into the current briefing, as it is now. */
export function FigurePin({ lang, view, rows, title, panel }: FigurePinProps) {
  return (
    <PinButton
      key={encodeView(view)}
      lang={lang}
      name={title}
      content={() => ({
        kind: 'figure',
        view,
        show: panel === 'table' ? 'table' : 'chart',
        message: '',
        seen: seenCells(rows),
      })}
    />
  );
}
