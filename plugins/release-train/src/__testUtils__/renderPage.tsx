import type { ReactElement } from 'react';
import { identityApiRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { Settings } from 'luxon';
import { Route, Routes, useLocation } from 'react-router-dom';
import { releaseTrainApiRef } from '../api/ReleaseTrainApi';
import { ReleaseTrainPage } from '../plugin';
import type { FakeReleaseTrainApi } from './FakeReleaseTrainApi';
import { FakeSignals } from './renderTab';

const Address = () => {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{pathname + search}</output>;
};

/** Renders an element as the API's reader in Berlin meets it. */
export async function renderForReader(
  api: FakeReleaseTrainApi,
  element: ReactElement,
  address = '/',
  signals: FakeSignals = new FakeSignals(),
) {
  Settings.defaultZone = 'Europe/Berlin';
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [releaseTrainApiRef, api],
        [signalApiRef, signals],
        [identityApiRef, mockApis.identity({ userEntityRef: api.me })],
      ]}
    >
      {element}
      <Address />
    </TestApiProvider>,
    {
      routeEntries: [address],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

/** Renders the page by its legacy entry, at a tab and what is chosen there. */
export function renderPage(
  api: FakeReleaseTrainApi,
  tab: string,
  signals?: FakeSignals,
) {
  return renderForReader(
    api,
    <Routes>
      <Route path="/release-train/*" element={<ReleaseTrainPage />} />
    </Routes>,
    `/release-train/${tab}`,
    signals,
  );
}
