import { detailsMessageOf, messageOf } from './message';

const sectionsOf = (message: { blocks: object[] }) =>
  message.blocks
    .filter(block => 'text' in block)
    .map(block => (block as { text: { text: string } }).text.text);

it('lets the summary stand alone and the link last', () => {
  const message = messageOf({
    channel: '#single-cell-ops',
    text: '**Deploying** to prod\n\n- explorer\n- data-portal\n',
    link: {
      title: 'Open [the] run',
      url: 'https://portal.test/runs/1?a=1&b=2',
    },
  });
  expect(message).toEqual({
    text: '*Deploying* to prod\n\n• explorer\n• data-portal',
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*Deploying* to prod' },
      },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '• explorer\n• data-portal' },
      },
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text: '<https://portal.test/runs/1?a=1&amp;b=2|Open [the] run>',
          },
        ],
      },
    ],
  });
});

it('asks with a row of buttons for each candidate, where somebody hears them', () => {
  const announcement = {
    channel: '#c',
    text: 'LGTM?',
    asks: [
      { candidateId: 'c1', revision: 1, name: 'explorer' },
      { candidateId: 'c2', revision: 3, name: 'data-portal' },
    ],
    link: { title: 'Open', url: 'https://portal.test' },
  };
  const typesOf = (message: { blocks: Array<{ type: string }> }) =>
    message.blocks.map(({ type }) => type);
  expect(typesOf(messageOf(announcement))).toEqual(['section', 'context']);
  const asking = messageOf(announcement, { buttons: true });
  expect(typesOf(asking)).toEqual(['section', 'actions', 'actions', 'context']);
  const long = messageOf(
    { ...announcement, text: `LGTM?\n${'x'.repeat(400_000)}` },
    { buttons: true },
  );
  expect(typesOf(long)).toHaveLength(50);
  expect(typesOf(long).slice(-3)).toEqual(['actions', 'actions', 'context']);
});

it('has no empty blocks', () => {
  expect(messageOf({ channel: '#c', text: 'Cut' }).blocks).toHaveLength(1);
});

it('stays within the limits of Slack, split between lines', () => {
  const line = `- ${'word '.repeat(20)}`;
  const message = detailsMessageOf(Array(400).fill(line).join('\n'));
  const sections = sectionsOf(message);
  expect(sections.length).toBeGreaterThan(10);
  expect(sections.every(text => text.length <= 3000)).toBe(true);
  expect(sections.every(text => text.startsWith('• '))).toBe(true);
  expect(message.text.length).toBeLessThanOrEqual(4000);
  expect(message.text.endsWith('\n…')).toBe(true);

  const endless = detailsMessageOf('x'.repeat(400_000));
  expect(endless.blocks.length).toBeLessThanOrEqual(50);
  expect(sectionsOf(endless).every(text => text.length <= 3000)).toBe(true);
  expect(endless.text.length).toBeLessThanOrEqual(4000);
});
