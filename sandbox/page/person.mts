/** The number at the end of a gid, or the number itself: who a customer and its contact are. */
export const personOf = (id: string): string => /\d+$/.exec(id.trim())?.[0] ?? id.trim();
