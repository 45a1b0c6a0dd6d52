/**
 * The release-train plugin for the new frontend system.
 *
 * @packageDocumentation
 */

import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RELEASE_TRAIN_ANNOTATION } from '@signalbox/backstage-plugin-release-train-common';
import { releaseTrainApiRef } from './api/ReleaseTrainApi';
import { ReleaseTrainClient } from './api/ReleaseTrainClient';

const releaseTrainApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: releaseTrainApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => ReleaseTrainClient.create(deps),
    }),
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/release-train',
    title: 'Release train',
    group: 'deployment',
    filter: {
      [`metadata.annotations.${RELEASE_TRAIN_ANNOTATION}`]: { $exists: true },
    },
    loader: () =>
      import('./components/ReleaseTrainContent').then(m => (
        <m.ReleaseTrainContent />
      )),
  },
});

/**
 * The release-train plugin: the API client and the tab of every component that rides on a train.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'release-train',
  title: 'Release train',
  info: { packageJson: () => import('../package.json') },
  extensions: [releaseTrainApi, entityContent],
});
