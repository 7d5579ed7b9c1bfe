import { type EditorState, StateField } from '@codemirror/state';
import { showTooltip, type Tooltip } from '@codemirror/view';
import words from '../../../../data/sql-language.json' with { type: 'json' };
import type { Language } from '../../../../lib/model/language.ts';
import type { Catalog } from '../../../../lib/workbench/catalog.ts';
import { callAt, signaturesFor } from '../../../../lib/workbench/signature.ts';

const described = new Map(words.functions.map((one) => [one.name, one]));

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function signatureLine(
  name: string,
  parameters: readonly string[],
  returns: string | null,
  argument: number,
): HTMLElement {
  const line = element('code', `${name}(`);
  parameters.forEach((parameter, index) => {
    if (index > 0) line.append(', ');
    line.append(index === argument ? element('b', parameter) : parameter);
  });
  line.append(returns === null ? ')' : `) → ${returns}`);
  return line;
}

function tooltipAt(state: EditorState, lang: Language, catalog: Catalog): Tooltip | null {
  const { main } = state.selection;
  if (!main.empty) return null;
  const call = callAt(state.doc.toString(), main.head);
  if (!call) return null;
  const known = described.get(call.name);
  const signatures = signaturesFor(catalog.functions.get(call.name) ?? [], call.argument);
  if (!known && signatures.length === 0) return null;
  return {
    pos: call.from,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-signature';
      const lines = signatures.map(({ parameters, returns }) =>
        signatureLine(call.name, parameters, returns, call.argument),
      );
      for (const line of lines.length > 0 ? lines : [element('code', known?.form ?? '')]) {
        const row = document.createElement('div');
        row.append(line);
        dom.append(row);
      }
      const said = known?.[lang] ?? signatures[0]?.description ?? '';
      if (said !== '') dom.append(element('div', said));
      return { dom };
    },
  };
}

/** Above the call being written: its parameters, the one at the cursor marked, and what the function does. */
export function signatureHelp(lang: Language, catalog: () => Catalog) {
  return StateField.define<Tooltip | null>({
    create: () => null,
    update: (shown, change) =>
      change.docChanged || change.selection ? tooltipAt(change.state, lang, catalog()) : shown,
    provide: (field) => showTooltip.from(field),
  });
}
