import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { OnCallProvider } from '../OnCallProvider';
import { OnCallTab } from './OnCallTab';

/** The on-call tab of the entity in the entity context, for both frontend systems. */
export const OnCallContent = () => {
  const { entity } = useEntity();
  return (
    <OnCallProvider>
      <OnCallTab entityRef={stringifyEntityRef(entity)} />
    </OnCallProvider>
  );
};
