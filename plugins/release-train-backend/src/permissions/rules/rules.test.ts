import type {
  ReleaseTrainTarget,
  ReleaseTrainTargetFilter,
} from '../resourceRef';
import { hasComponent } from './hasComponent';
import { hasEnvironment } from './hasEnvironment';

const explorer = 'component:default/explorer';
const gateway = 'component:default/gateway';

const targets: ReleaseTrainTarget[] = [
  { component: explorer },
  { component: explorer, environment: 'staging' },
  { component: explorer, environment: 'prod' },
  { component: gateway },
  { component: gateway, environment: 'staging' },
];

function admits(query: unknown, target: ReleaseTrainTarget): boolean {
  const { key, values } = query as ReleaseTrainTargetFilter;
  const value = target[key];
  return value !== undefined && values.includes(value);
}

describe.each([
  [['Component:default/Explorer'], [true, true, true, false, false]],
  [
    [explorer, gateway],
    [true, true, true, true, true],
  ],
  [[], [false, false, false, false, false]],
])('HAS_COMPONENT %j', (componentRefs, expected) => {
  it('admits by component, the same by apply and by toQuery', () => {
    const params = { componentRefs };
    const query = hasComponent.toQuery(params);
    expect(targets.map(target => hasComponent.apply(target, params))).toEqual(
      expected,
    );
    expect(targets.map(target => admits(query, target))).toEqual(expected);
  });
});

describe.each([
  [['staging'], [false, true, false, false, true]],
  [
    ['staging', 'prod'],
    [false, true, true, false, true],
  ],
  [[], [false, false, false, false, false]],
])('HAS_ENVIRONMENT %j', (environments, expected) => {
  it('admits by environment, the same by apply and by toQuery', () => {
    const params = { environments };
    const query = hasEnvironment.toQuery(params);
    expect(targets.map(target => hasEnvironment.apply(target, params))).toEqual(
      expected,
    );
    expect(targets.map(target => admits(query, target))).toEqual(expected);
  });
});
