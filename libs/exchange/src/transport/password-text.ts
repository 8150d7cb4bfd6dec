/** A password as the text of its file holds it: a newline at the end is the editor's. */
export const passwordIn = (text: string): string => text.replace(/\r?\n$/, '')
