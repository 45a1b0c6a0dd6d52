import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { RecordingMetrics } from '../__testUtils__/RecordingMetrics';
import { PAGE_INSTRUMENTS, PageMetrics } from './PageMetrics';

const instruments = Object.values(PAGE_INSTRUMENTS);

it('makes every instrument once, with its unit', () => {
  const recording = new RecordingMetrics();
  PageMetrics.create(recording);
  expect(Object.fromEntries(recording.units)).toEqual(
    Object.fromEntries(instruments.map(({ name, unit }) => [name, unit])),
  );
});

it('measures what the documentation says, by the same labels', () => {
  const docs = readFileSync(
    resolve(__dirname, '../../../../docs/on-call.md'),
    'utf8',
  );
  const documented = [...docs.matchAll(/^\| `(on_call\.[\w.]+)`\s*\|(.*)$/gm)]
    .map(([, name, rest]) => [name, rest.split('|').slice(0, 2).join(' ')])
    .map(([name, rest]) => [
      name,
      [...rest.matchAll(/`([^`]+)`/g)].map(([, word]) => word),
    ]);
  expect(documented).toEqual(
    expect.arrayContaining(
      instruments.map(({ name, unit, labels }) => [name, [unit, ...labels]]),
    ),
  );
});
