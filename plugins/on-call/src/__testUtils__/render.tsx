import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { Settings } from 'luxon';
import { Route, Routes } from 'react-router-dom';
import { onCallApiRef } from '../api/OnCallApi';
import { EntityOnCallContent, OnCallPage } from '../plugin';
import type { FakeOnCallApi } from './FakeOnCallApi';
import { anEntity } from './fixtures';
import { somePeople } from './people';

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

/** What a test says of whoever looks. */
export interface Reader {
  signals?: FakeSignals;
  /** What of every permission the reader is allowed; everything by default. */
  may?: (permission: string) => boolean;
}

/** Renders an element as the API's reader in Berlin meets it. */
export async function renderForReader(
  api: FakeOnCallApi,
  element: ReactElement,
  options: Reader & { address?: string } = {},
) {
  Settings.defaultZone = 'Europe/Berlin';
  const may = options.may ?? (() => true);
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [onCallApiRef, api],
        [signalApiRef, options.signals ?? new FakeSignals()],
        [identityApiRef, mockApis.identity({ userEntityRef: api.me })],
        [catalogApiRef, catalogApiMock({ entities: somePeople() })],
        [
          permissionApiRef,
          mockApis.permission({
            authorize: ({ permission }) =>
              may(permission.name)
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
          }),
        ],
      ]}
    >
      {element}
    </TestApiProvider>,
    {
      routeEntries: [options.address ?? '/'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

/** Renders the tab by its legacy entry. */
export function renderTab(
  api: FakeOnCallApi,
  options: Reader & { entity?: Entity; address?: string } = {},
) {
  return renderForReader(
    api,
    <EntityProvider entity={options.entity ?? anEntity()}>
      <Routes>
        <Route path="/" element={<EntityOnCallContent />} />
      </Routes>
    </EntityProvider>,
    options,
  );
}

/** Renders the page by its legacy entry, at a tab. */
export function renderPage(
  api: FakeOnCallApi,
  tab: string,
  options: Reader = {},
) {
  return renderForReader(
    api,
    <Routes>
      <Route path="/on-call/*" element={<OnCallPage />} />
    </Routes>,
    { ...options, address: `/on-call/${tab}` },
  );
}
