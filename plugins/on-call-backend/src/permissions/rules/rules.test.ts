import type {
  OnCallRotationFilter,
  OnCallRotationResource,
} from '../resourceRef';
import { isInvolved } from './isInvolved';
import { isRotation } from './isRotation';

const rotations: OnCallRotationResource[] = [
  { id: 'single-cell', members: ['user:default/ana', 'user:default/bo'] },
  { id: 'platform', members: ['user:default/bo'] },
  { id: 'pagerduty:PABC123', members: [] },
];

function admits(query: unknown, rotation: OnCallRotationResource): boolean {
  const { key, values } = query as OnCallRotationFilter;
  const found = key === 'id' ? [rotation.id] : rotation.members;
  return found.some(value => values.includes(value));
}

describe.each([
  [['single-cell'], [true, false, false]],
  [
    ['platform', 'pagerduty:PABC123'],
    [false, true, true],
  ],
  [[], [false, false, false]],
])('IS_ROTATION %j', (ids, expected) => {
  it('admits by id, the same by apply and by toQuery', () => {
    const params = { rotations: ids };
    const query = isRotation.toQuery(params);
    expect(rotations.map(found => isRotation.apply(found, params))).toEqual(
      expected,
    );
    expect(rotations.map(found => admits(query, found))).toEqual(expected);
  });
});

describe.each([
  ['user:default/ana', [true, false, false]],
  ['User:default/Bo', [true, true, false]],
  ['user:default/vic', [false, false, false]],
])('IS_INVOLVED %s', (userRef, expected) => {
  it('admits by who takes part, the same by apply and by toQuery', () => {
    const query = isInvolved.toQuery({ userRef });
    expect(
      rotations.map(found => isInvolved.apply(found, { userRef })),
    ).toEqual(expected);
    expect(rotations.map(found => admits(query, found))).toEqual(expected);
  });
});
