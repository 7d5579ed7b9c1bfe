/** Control characters (line ends and tabs apart), marks that turn the reading direction, and what stands for none of these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A file's words as they can be shown: what would act on the page or cannot be seen is shown as a sign, one for one, so that
 * places keep counting.
 */
export function inert(text: string): string {
  return text.replace(unseen, (char) => {
    const code = char.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}
