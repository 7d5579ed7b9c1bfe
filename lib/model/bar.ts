/** A mark that parts the cells of a row in plain text: the bar of markdown, its full-width form, those of drawn boxes. */
export const bar: RegExp = /[|｜│┃]/;
