/** A file name made of a title: without the characters file systems refuse, not too long, never empty. */
export function fileName(title: string, extension: string): string {
  const plain = title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .replace(/[. ]+$/, '');
  return `${plain === '' ? 'gongkai-atlas' : plain}.${extension}`;
}
