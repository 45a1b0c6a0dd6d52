import { toMrkdwn } from './mrkdwn';

it.each([
  ['plain text', 'plain text'],
  ['**bold** and __bold__', '*bold* and *bold*'],
  ['*italic* and _italic_', '_italic_ and _italic_'],
  ['**bold with *italic* inside**', '*bold with _italic_ inside*'],
  ['~~gone~~', '~gone~'],
  [
    '[#1785](https://github.com/o/r/pull/1785)',
    '<https://github.com/o/r/pull/1785|#1785>',
  ],
  [
    '**[the run](https://x.test/a?b=1&c=2)**',
    '*<https://x.test/a?b=1&amp;c=2|the run>*',
  ],
  ['[a|b](https://x.test/a|b)', '<https://x.test/a%7Cb|a|b>'],
  ['[wiki](https://x.test/a_(b))', '<https://x.test/a_(b)|wiki>'],
  ['[bad](javascript:alert)', '[bad](javascript:alert)'],
  ['<https://x.test/?a=1&b=2>', '<https://x.test/?a=1&amp;b=2>'],
  ['use `a < b && **c**` here', 'use `a &lt; b &amp;&amp; **c**` here'],
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['<!channel> <@U123> look', '&lt;!channel&gt; &lt;@U123&gt; look'],
  ['[<!here>](https://x.test)', '<https://x.test|&lt;!here&gt;>'],
  ['- one\n* two\n  - three', '• one\n• two\n  • three'],
  ['- **bold** item', '• *bold* item'],
  ['1. first', '1. first'],
  ['## Features', '*Features*'],
  ['### **Fixes** ###', '*Fixes*'],
  ['> a quote', '> a quote'],
  ['2 * 3 * 4 and a*b*c', '2 * 3 * 4 and a*b*c'],
  ['some_snake_case and __init__.py', 'some_snake_case and *init*.py'],
  ['\\*not bold\\* \\[x\\]', '*not bold* [x]'],
  ['```ts\nif (a < b) **x**\n```', '```\nif (a &lt; b) **x**\n```'],
  ['one\r\ntwo', 'one\ntwo'],
  ['', ''],
])('%j becomes %j', (markdown, expected) => {
  expect(toMrkdwn(markdown)).toBe(expected);
});

it('takes no time on a long line of half-open markup', () => {
  const started = performance.now();
  toMrkdwn('**a [b](c `d __e '.repeat(500));
  expect(performance.now() - started).toBeLessThan(1000);
});
