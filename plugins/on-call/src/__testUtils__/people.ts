import type { Entity } from '@backstage/catalog-model';

/** The people of the examples, as the catalog has them. */
export function somePeople(): Entity[] {
  return ['ana', 'bo', 'cy', 'eli', 'dee', 'vic'].map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: {
      profile: {
        displayName: `${name[0].toUpperCase()}${name.slice(1)} Example`,
      },
    },
  }));
}
