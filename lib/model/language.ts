/** The languages of the interface: Chinese first, English one click away. */
export type Language = 'zh' | 'en';

/** One text in every language of the interface. */
export type Bilingual = Readonly<Record<Language, string>>;

/** Every language, in the order the switch shows them. */
export const languages: readonly Language[] = ['zh', 'en'];
