import { composeAnswer, composeUnmapped } from './composeAnswer';

const explorer = {
  component: 'component:default/explorer',
  sha: 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0',
  counted: 2,
  needed: 2,
};
const reason = {
  code: 'APPROVAL_BY_AUTHOR' as const,
  message: 'You wrote <it> & more.',
};

it('says how many there are, and where it did not count', () => {
  const outcome = {
    outcome: 'counted' as const,
    candidates: [explorer],
    reasons: [reason],
  };
  expect(composeAnswer(outcome, 'lgtm')).toBe(
    'Counted: *explorer* `a1b2c3d` has 2 of 2 LGTMs.\nIt does not count for the others:\n• You wrote &lt;it&gt; &amp; more.',
  );
  expect(composeAnswer(outcome, 'objection')).toMatch(
    /^You object to \*explorer\* `a1b2c3d`, which holds it back until/,
  );
});

it('lists every reason', () => {
  const reasons = [reason, { ...reason, message: 'Another.' }];
  expect(composeAnswer({ outcome: 'refused', reasons }, 'lgtm')).toBe(
    'Your LGTM does not count:\n• You wrote &lt;it&gt; &amp; more.\n• Another.',
  );
});

it('is silent about what is told already, and what is not ours', () => {
  expect(composeAnswer({ outcome: 'repeated' }, 'lgtm')).toBeUndefined();
  expect(composeAnswer({ outcome: 'unrelated' }, 'lgtm')).toBeUndefined();
});

it('says how to be known', () => {
  expect(composeUnmapped('U0GUS')).toContain('`slack.com/user_id: U0GUS`');
});
