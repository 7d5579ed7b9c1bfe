/** Marks that show nothing (of no width, where a word may be broken, of a text's direction), as they stand in a class of a pattern. */
export const unseenMarks = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ufeff';
