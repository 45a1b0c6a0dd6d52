import { isTypedLgtm } from './typedWord';

it.each([
  'Lgtm',
  'lgtm',
  'LGTM',
  'LGTM!',
  'LGTM!!',
  ' LGTM ! ',
  'lgtm.',
  'lgtm, tested gene sets',
  'LGTM! - walked the checklist',
  'LGTM\ntested gene sets and legends',
  'LGTM :tada:',
  'rubber stamp approval',
  'Rubber stamp approval for the data portal',
  'rubber-stamp approval, a version bump',
  '&gt; is anybody looking at this?\nLGTM',
])('%j counts', text => {
  expect(isTypedLgtm(text)).toBe(true);
});

it.each([
  '',
  'not LGTM yet',
  'lgtm?',
  'LGTM? I think',
  'will lgtm later',
  'lgtm later',
  'lgtm, but the legend is off',
  'LGTM once the legend is fixed',
  'lgtm, if the soak is over',
  'lgtm, except for the portal',
  'LGTM\nnot the portal though',
  "lgtm, haven't tested",
  'lgtm, haven’t tested',
  'is this LGTM',
  'not a rubber stamp approval',
  'rubber stamp approval?',
  'rubber stamp',
  'lgtmfoo',
  'lgtm tested gene sets',
  '> LGTM',
  '&gt; LGTM',
  '&gt; LGTM\nno, it is broken',
  'thanks!',
])('%j does not count', text => {
  expect(isTypedLgtm(text)).toBe(false);
});
