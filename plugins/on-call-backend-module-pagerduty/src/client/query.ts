/** What a request is asked with; lists become `name[]`. */
export type Query = Record<string, string | number | string[]>;

/** The query of an address, with its question mark. */
export function searchOf(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      value.forEach(item => search.append(`${name}[]`, item));
    } else {
      search.append(name, String(value));
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}
