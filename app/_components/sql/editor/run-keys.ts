/** What `aria-keyshortcuts` says of the editor: one statement, or all of them with Shift. */
export const runKeys = 'Control+Enter Meta+Enter Control+Shift+Enter Meta+Shift+Enter';
