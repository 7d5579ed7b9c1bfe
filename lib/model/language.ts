/** The languages of the interface, in the order the switch shows them: Chinese first, English one click away. */
export const languages = ['zh', 'en'] as const;

/** One of {@link languages}. */
export type Language = (typeof languages)[number];

/** One text in every language of the interface. */
export type Bilingual = Readonly<Record<Language, string>>;

/** Words at the beginning of an English sentence: with a capital. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const plurals: Readonly<Record<Language, Intl.PluralRules>> = {
  zh: new Intl.PluralRules('zh'),
  en: new Intl.PluralRules('en'),
};

/** Counts arrive as numbers, or written with separators. */
function isOne(language: Language, count: string | number): boolean {
  return plurals[language].select(Number(String(count).replaceAll(',', ''))) === 'one';
}

/**
 * A text with its places filled: `{name}` by the word of that name, `{name:one|other}` by the form its number asks for; a place
 * without a word stays as it is.
 */
export function fillText(
  text: string,
  language: Language,
  wordOf: (name: string) => string | number | undefined,
): string {
  return text.replace(/\{(\w+)(?::([^{}|]+)\|([^{}|]+))?\}/g, (place, name: string, one?: string, other?: string) => {
    const word = wordOf(name);
    if (word === undefined) return place;
    return (isOne(language, word) ? one : other) ?? String(word);
  });
}
