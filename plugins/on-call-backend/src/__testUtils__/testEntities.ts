import type { Entity } from '@backstage/catalog-model';

const TEAM = 'group:default/single-cell';

function user(name: string, groups: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { email: `${name}@example.com` }, memberOf: groups },
    relations: groups.map(targetRef => ({ type: 'memberOf', targetRef })),
  };
}

function entity(
  kind: string,
  name: string,
  annotations: Record<string, string>,
  relations: Array<[string, string]> = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    spec: {},
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}

/** The people of the example team, a visitor, and a system with components in it. */
export const testEntities: Entity[] = [
  ...['ana', 'bo', 'cy', 'dee', 'eli'].map(name => user(name, [TEAM])),
  user('vic', ['group:default/visitors']),
  {
    ...entity('Group', 'single-cell', {}),
    relations: ['ana', 'bo', 'cy', 'dee', 'eli'].map(name => ({
      type: 'hasMember',
      targetRef: `user:default/${name}`,
    })),
  },
  entity('Group', 'visitors', {}),
  entity('System', 'single-cell', {
    'signalbox.dev/on-call-rotation': 'single-cell',
  }),
  entity('Component', 'explorer', {}, [
    ['partOf', 'system:default/single-cell'],
    ['ownedBy', TEAM],
  ]),
  entity('Component', 'gateway', {}, [['ownedBy', TEAM]]),
  entity('Component', 'orphan', {}, [['ownedBy', 'group:default/visitors']]),
  entity('Component', 'misspelt', {
    'signalbox.dev/on-call-rotation': 'nowhere',
  }),
];
