import { GithubContext, GithubRequest } from './context';

const DEFAULT_PAGE_SIZE = 30;
const LARGEST_PAGE_SIZE = 100;

export interface Page<T> {
  items: T[];
  number: number;
  headers: Record<string, string>;
}

/** One page of a list, with the `Link` header that leads to the others. */
export function paginate<T>(
  context: GithubContext,
  request: GithubRequest,
  all: T[],
  defaultSize = DEFAULT_PAGE_SIZE,
): Page<T> {
  const size = Math.min(
    Math.max(Number(request.query.per_page ?? defaultSize), 1),
    Math.max(LARGEST_PAGE_SIZE, defaultSize),
  );
  const number = Math.max(Number(request.query.page ?? 1), 1);
  const last = Math.max(Math.ceil(all.length / size), 1);
  const linkTo = (page: number, relation: string) => {
    const address = new URL(`${context.url}/api/v3${request.path}`);
    address.searchParams.set('page', String(page));
    return `<${address}>; rel="${relation}"`;
  };
  const links = [
    ...(number > 1
      ? [linkTo(Math.min(number - 1, last), 'prev'), linkTo(1, 'first')]
      : []),
    ...(number < last
      ? [linkTo(number + 1, 'next'), linkTo(last, 'last')]
      : []),
  ];
  return {
    items: all.slice((number - 1) * size, number * size),
    number,
    headers: links.length ? { link: links.join(', ') } : {},
  };
}
