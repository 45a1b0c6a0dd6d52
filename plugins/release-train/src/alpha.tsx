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
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import TrainIcon from '@material-ui/icons/Train';
import { RELEASE_TRAIN_ANNOTATION } from '@signalbox/backstage-plugin-release-train-common';
import { releaseTrainApiRef } from './api/ReleaseTrainApi';
import { ReleaseTrainClient } from './api/ReleaseTrainClient';
import { pageRouteRef } from './routes';

const releaseTrainApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: releaseTrainApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => ReleaseTrainClient.create(deps),
    }),
});

const ON_A_TRAIN = {
  [`metadata.annotations.${RELEASE_TRAIN_ANNOTATION}`]: { $exists: true },
};

const page = PageBlueprint.make({
  params: {
    path: '/release-train',
    title: 'Release train',
    icon: <TrainIcon fontSize="inherit" />,
    routeRef: pageRouteRef,
  },
});

const boardSubPage = SubPageBlueprint.make({
  name: 'board',
  params: {
    path: 'board',
    title: 'Board',
    loader: () =>
      import('./components/ReleaseTrainPage').then(m => <m.Board standalone />),
  },
});

const calendarSubPage = SubPageBlueprint.make({
  name: 'calendar',
  params: {
    path: 'calendar',
    title: 'Calendar',
    loader: () =>
      import('./components/ReleaseTrainPage').then(m => (
        <m.Calendar standalone />
      )),
  },
});

const historySubPage = SubPageBlueprint.make({
  name: 'history',
  params: {
    path: 'history',
    title: 'History',
    loader: () =>
      import('./components/ReleaseTrainPage').then(m => (
        <m.History standalone />
      )),
  },
});

const figuresSubPage = SubPageBlueprint.make({
  name: 'figures',
  params: {
    path: 'figures',
    title: 'Figures',
    loader: () =>
      import('./components/ReleaseTrainPage').then(m => (
        <m.Figures standalone />
      )),
  },
});

const rehearsalSubPage = SubPageBlueprint.make({
  name: 'rehearsal',
  params: {
    path: 'rehearsal',
    title: 'Rehearsal',
    loader: () =>
      import('./components/ReleaseTrainPage').then(m => (
        <m.Rehearsal standalone />
      )),
  },
});

const entityCard = EntityCardBlueprint.make({
  params: {
    filter: ON_A_TRAIN,
    loader: () => import('./components/Card').then(m => <m.ReleaseTrainCard />),
  },
});

const homePageWidget = HomePageWidgetBlueprint.make({
  params: {
    name: 'HomePageReleaseTrain',
    title: 'Your approvals and your train',
    description: 'Candidates that wait for your LGTM, and where the trains are',
    layout: { height: { minRows: 4 }, width: { minColumns: 4 } },
    components: () =>
      import('./components/HomeWidget').then(m => ({
        Content: m.HomeReleaseTrain,
      })),
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/release-train',
    title: 'Release train',
    group: 'deployment',
    filter: ON_A_TRAIN,
    loader: () =>
      import('./components/ReleaseTrainContent').then(m => (
        <m.ReleaseTrainContent />
      )),
  },
});

/**
 * The release-train plugin: the API client, the page about all trains, the tab and the card of every
 * component that rides on a train, and a widget for the home page.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'release-train',
  title: 'Release train',
  info: { packageJson: () => import('../package.json') },
  routes: { root: pageRouteRef },
  extensions: [
    releaseTrainApi,
    page,
    boardSubPage,
    calendarSubPage,
    historySubPage,
    figuresSubPage,
    rehearsalSubPage,
    entityContent,
    entityCard,
    homePageWidget,
  ],
});
