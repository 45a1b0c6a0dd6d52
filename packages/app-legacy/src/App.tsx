import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { AlertDisplay, OAuthRequestDialog } from '@backstage/core-components';
import { configApiRef, createApiFactory } from '@backstage/core-plugin-api';
import {
  ScmIntegrationsApi,
  scmIntegrationsApiRef,
} from '@backstage/integration-react';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  catalogPlugin,
} from '@backstage/plugin-catalog';
import { orgPlugin } from '@backstage/plugin-org';
import { SignalsDisplay } from '@backstage/plugin-signals';
import { UserSettingsPage } from '@backstage/plugin-user-settings';
import { OnCallPage } from '@signalbox/backstage-plugin-on-call';
import { ReleaseTrainPage } from '@signalbox/backstage-plugin-release-train';
import { SignInPage } from '@signalbox/example-sign-in';
import { Navigate, Route } from 'react-router-dom';
import { HomePage } from './components/HomePage';
import { Root } from './components/Root';
import { entityPage } from './components/entityPage';

const app = createApp({
  apis: [
    createApiFactory({
      api: scmIntegrationsApiRef,
      deps: { config: configApiRef },
      factory: ({ config }) => ScmIntegrationsApi.fromConfig(config),
    }),
  ],
  components: { SignInPage },
  bindRoutes({ bind }) {
    bind(orgPlugin.externalRoutes, {
      catalogIndex: catalogPlugin.routes.catalogIndex,
    });
  },
});

export default app.createRoot(
  <>
    <AlertDisplay />
    <OAuthRequestDialog />
    <SignalsDisplay />
    <AppRouter>
      <Root>
        <FlatRoutes>
          <Route path="/" element={<Navigate to="catalog" />} />
          <Route
            path="/catalog"
            element={<CatalogIndexPage initiallySelectedFilter="all" />}
          />
          <Route
            path="/catalog/:namespace/:kind/:name"
            element={<CatalogEntityPage />}
          >
            {entityPage}
          </Route>
          <Route path="/home" element={<HomePage />} />
          <Route path="/on-call" element={<OnCallPage />} />
          <Route path="/release-train" element={<ReleaseTrainPage />} />
          <Route path="/settings" element={<UserSettingsPage />} />
        </FlatRoutes>
      </Root>
    </AppRouter>
  </>,
);
