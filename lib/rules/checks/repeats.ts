/** The items whose key another one had before, each with the first of that key. Items without a key are passed over. */
export function repeats<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): readonly { readonly item: T; readonly first: T }[] {
  const firsts = new Map<string, T>();
  return items.flatMap((item) => {
    const key = keyOf(item);
    if (key === undefined) return [];
    const first = firsts.get(key);
    if (first !== undefined) return [{ item, first }];
    firsts.set(key, item);
    return [];
  });
}
