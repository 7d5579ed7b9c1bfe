import type { Language } from '../../../lib/model/language.ts';
import type { ReadFailure } from '../../../lib/workspace/model.ts';
import { label } from '../../_labels/label.ts';

/** Why a file could not be read, and what to do about it. */
export interface FailureWords {
  readonly reason: string;
  readonly advice: string;
}

type Kind =
  | 'empty'
  | 'large'
  | 'complex'
  | 'late'
  | 'binary'
  | 'encoding'
  | 'format'
  | 'encrypted'
  | 'scan'
  | 'gone'
  | 'crashed'
  | 'broken';

function kindOf({ code, details }: ReadFailure): Kind {
  switch (code) {
    case 'empty_file':
      return 'empty';
    case 'too_large':
      return 'large';
    case 'too_complex':
      return details.late === 1 ? 'late' : 'complex';
    case 'binary_file':
      return 'binary';
    case 'bad_encoding':
      return 'encoding';
    case 'unsupported_format':
      return 'format';
    case 'encrypted':
      return 'encrypted';
    case 'no_text_layer':
      return 'scan';
    default:
      if (details.gone === 1) return 'gone';
      return details.crashed === 1 ? 'crashed' : 'broken';
  }
}

const archives: ReadonlySet<string> = new Set(['ZIP', 'RAR', '7Z']);

/** The sentence for a file that could not be read, and the way on. */
export function failureWords(lang: Language, failure: ReadFailure): FailureWords {
  const kind = kindOf(failure);
  const { limit, seconds } = failure.details;
  const values = {
    limit:
      typeof limit === 'number' && limit > 1024 * 1024 ? `${Math.round(limit / 1024 / 1024)} MB` : String(limit ?? ''),
    format: formatOf(failure.details),
    seconds: seconds ?? 0,
  };
  return {
    reason: label(lang, `import.failed.${kind}`, values),
    advice: label(lang, adviceOf(kind, failure.details), values),
  };
}

/** What files are inside: it says nothing to people. */
const containers = new Set(['OLE', 'ZIP']);

/** The format as its file calls itself, or as the program that wrote it is called ("Word 95"). */
function formatOf({ format, saveAs, source }: ReadFailure['details']): string {
  const inside = String(format ?? '');
  const [, extension] = /\.([^./\\]+)$/.exec(String(source ?? '')) ?? [];
  const name = saveAs !== undefined && containers.has(inside) ? (extension ?? inside) : inside;
  return name.includes(' ') ? name : name.toUpperCase();
}

/** The one thing to do about a file, where its format says which. */
function adviceOf(kind: Kind, { format, saveAs }: ReadFailure['details']) {
  if (kind !== 'format') return `import.advice.${kind}` as const;
  if (saveAs === 'docx' || saveAs === 'xlsx' || saveAs === 'pdf') return `import.advice.format.${saveAs}` as const;
  return archives.has(String(format)) ? 'import.advice.format.unpacked' : 'import.advice.format';
}
