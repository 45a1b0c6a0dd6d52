import { EtagCache } from './EtagCache';

const answer = (data: unknown) => ({ etag: '"e"', headers: {}, data });

describe('EtagCache', () => {
  it('keeps the answers of each token apart', () => {
    const cache = new EtagCache();
    cache.put('one', 'https://api/x', answer({ private: true }));
    expect(cache.get('one', 'https://api/x')?.data).toEqual({ private: true });
    expect(cache.get('two', 'https://api/x')).toBeUndefined();
    expect(cache.get(undefined, 'https://api/x')).toBeUndefined();
  });

  it('gives a copy each time', () => {
    const cache = new EtagCache();
    cache.put('t', 'u', answer({ list: [1] }));
    (cache.get('t', 'u')!.data as { list: number[] }).list.push(2);
    expect(cache.get('t', 'u')!.data).toEqual({ list: [1] });
  });

  it('forgets the least recently used first', () => {
    const cache = new EtagCache({ answers: 2, characters: 1000 });
    cache.put('t', 'a', answer(1));
    cache.put('t', 'b', answer(2));
    cache.get('t', 'a');
    cache.put('t', 'c', answer(3));
    expect(['a', 'b', 'c'].map(url => cache.get('t', url)?.data)).toEqual([
      1,
      undefined,
      3,
    ]);
  });

  it('is bounded in characters and never holds a single huge answer', () => {
    const cache = new EtagCache({ answers: 100, characters: 160 });
    cache.put('t', 'huge', answer('x'.repeat(50)));
    expect(cache.get('t', 'huge')).toBeUndefined();
    for (let i = 0; i < 40; i++) cache.put('t', `u${i}`, answer('12345678'));
    const kept = Array.from({ length: 40 }, (_, i) => cache.get('t', `u${i}`));
    expect(kept.filter(Boolean)).toHaveLength(16);
  });
});
