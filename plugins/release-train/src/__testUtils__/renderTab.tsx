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
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { Settings } from 'luxon';
import { Route, Routes } from 'react-router-dom';
import { releaseTrainApiRef } from '../api/ReleaseTrainApi';
import { EntityReleaseTrainContent } from '../plugin';
import { FakeReleaseTrainApi } from './FakeReleaseTrainApi';
import { anEntity } from './fixtures';

type Message = Parameters<Parameters<SignalApi['subscribe']>[1]>[0];

/** Signals that a test sends. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Set<(message: Message) => void>();

  subscribe<T extends Message>(_: string, onMessage: (message: T) => void) {
    const listener = onMessage as (message: Message) => void;
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  send(message: Message) {
    this.#listeners.forEach(listener => listener(message));
  }
}

/** Renders the tab by its legacy entry, for a reader in Berlin. */
export async function renderTab(
  api: FakeReleaseTrainApi,
  entity: Entity = anEntity(),
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
