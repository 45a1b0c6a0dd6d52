import { acknowledgeObstacles } from './acknowledging';

const BO = 'user:default/bo';

it('asks for the permission too', () => {
  expect(
    acknowledgeObstacles({ state: 'written', incoming: BO }, BO, true),
  ).toEqual(['mayNot']);
});

it.each([
  ['written', BO, BO, []],
  ['written', BO, 'user:default/ana', ['onlyIncoming']],
  ['written', undefined, BO, ['nobodyIncoming']],
  ['none', BO, BO, ['notWritten']],
  ['none', BO, undefined, ['notWritten', 'onlyIncoming']],
  ['acknowledged', BO, BO, ['acknowledgedAlready']],
] as const)(
  'a note that is %s, for %s, read by %s: %j',
  (state, incoming, me, obstacles) => {
    expect(acknowledgeObstacles({ state, incoming }, me)).toEqual(obstacles);
  },
);
