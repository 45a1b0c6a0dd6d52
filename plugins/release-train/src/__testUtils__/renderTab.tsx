import type { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { Settings } from 'luxon';
import { Route, Routes } from 'react-router-dom';
import { releaseTrainApiRef } from '../api/ReleaseTrainApi';
import { EntityReleaseTrainContent } from '../plugin';
import { FakeReleaseTrainApi } from './FakeReleaseTrainApi';
import { anEntity } from './fixtures';

/** Renders the tab by its legacy entry, for a reader in Berlin. */
export async function renderTab(
  api: FakeReleaseTrainApi,
  entity: Entity = anEntity(),
) {
  Settings.defaultZone = 'Europe/Berlin';
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [releaseTrainApiRef, api],
        [identityApiRef, mockApis.identity({ userEntityRef: api.me })],
      ]}
    >
      <EntityProvider entity={entity}>
        <Routes>
          <Route path="/" element={<EntityReleaseTrainContent />} />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}
