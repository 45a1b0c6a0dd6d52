import { askRow, readAsk } from './asks';

it('asks with two buttons, which can be read back', () => {
  const { elements } = askRow({
    candidateId: '01KB',
    revision: 2,
    name: 'explorer',
  });
  expect(elements.map(({ text }) => text.text)).toEqual([
    'LGTM explorer',
    'Not yet',
  ]);
  expect(
    elements.map(({ action_id, value }) => readAsk(action_id, value)),
  ).toEqual([
    { verdict: 'lgtm', candidateId: '01KB', revision: 2 },
    { verdict: 'objection', candidateId: '01KB', revision: 2 },
  ]);
  expect(new Set(elements.map(({ action_id }) => action_id)).size).toBe(2);
});

it('stays within the limits of Slack', () => {
  const { elements } = askRow({
    candidateId: '01KB',
    revision: 1,
    name: 'x'.repeat(300),
  });
  for (const { text, accessibility_label: label = '' } of elements) {
    expect(text.text.length).toBeLessThanOrEqual(75);
    expect(label.length).toBeLessThanOrEqual(75);
  }
});

it.each([
  ['another-button', '{"candidateId":"a","revision":1}'],
  ['release-train-lgtm:a', 'no JSON'],
  ['release-train-lgtm:a', 'null'],
  ['release-train-lgtm:a', '{"candidateId":"a"}'],
  ['release-train-lgtm:a', '{"candidateId":7,"revision":1}'],
  [undefined, undefined],
])('reads nothing of %j with %j', (actionId, value) => {
  expect(readAsk(actionId, value)).toBeUndefined();
});
