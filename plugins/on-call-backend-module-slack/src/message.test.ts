import { messageOf } from './message';

const message = {
  title: 'Single Cell: you are Primary now',
  severity: 'high',
  topic: 'handoff',
} as const;
const textOf = (text: string) =>
  messageOf({ ...message, text }).blocks[1].text.text;

it('shows the title alone where there is nothing more', () => {
  expect(messageOf(message)).toEqual({
    text: message.title,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${message.title}*` } },
    ],
  });
});

it.each([
  ['<!channel> & <@U0ANA>', '&lt;!channel&gt; &amp; &lt;@U0ANA&gt;'],
  ['**bold** and 2 ** 3', '*bold* and 2 ** 3'],
  ['[a](https://x.example/?a=1&b=2)', '<https://x.example/?a=1&amp;b=2|a>'],
  ['[a](javascript:alert)', '[a](javascript:alert)'],
])('writes %s as %s', (markdown, mrkdwn) => {
  expect(textOf(markdown)).toBe(mrkdwn);
});

it('cuts what is too long, and never within a link', () => {
  const link = '[a link](https://x.example/a)';
  const text = textOf(`${'x'.repeat(2985)} ${link}`);
  expect(text.length).toBeLessThanOrEqual(3000);
  expect(text).toMatch(/x …$/);
  expect(textOf('y'.repeat(5000))).toHaveLength(3000);
});
