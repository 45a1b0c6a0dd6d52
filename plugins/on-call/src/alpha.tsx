/**
 * The on-call plugin for the new frontend system.
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
import OnCallIcon from '@material-ui/icons/PhoneInTalk';
import { onCallApiRef } from './api/OnCallApi';
import { OnCallClient } from './api/OnCallClient';
import { pageRouteRef } from './routes';

const onCallApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: onCallApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => OnCallClient.create(deps),
    }),
});

// Whoever runs something may be found by its System or owning Group, which only the backend knows;
// so it is not the annotation that decides who gets the tab.
const CAN_BE_ON_CALL_FOR = {
  kind: { $in: ['component', 'resource', 'api', 'system', 'group'] },
};

const page = PageBlueprint.make({
  params: {
    path: '/on-call',
    title: 'On-call',
    icon: <OnCallIcon fontSize="inherit" />,
    routeRef: pageRouteRef,
  },
});

const rosterSubPage = SubPageBlueprint.make({
  name: 'roster',
  params: {
    path: 'roster',
    title: 'Roster',
    loader: () =>
      import('./components/OnCallPage').then(m => <m.Roster standalone />),
  },
});

const myShiftsSubPage = SubPageBlueprint.make({
  name: 'my-shifts',
  params: {
    path: 'my-shifts',
    title: 'My shifts',
    loader: () =>
      import('./components/OnCallPage').then(m => <m.MyShifts standalone />),
  },
});

const fairnessSubPage = SubPageBlueprint.make({
  name: 'fairness',
  params: {
    path: 'fairness',
    title: 'Fairness',
    loader: () =>
      import('./components/OnCallPage').then(m => <m.Fairness standalone />),
  },
});

const gapsSubPage = SubPageBlueprint.make({
  name: 'gaps',
  params: {
    path: 'gaps',
    title: 'Gaps',
    loader: () =>
      import('./components/OnCallPage').then(m => <m.Gaps standalone />),
  },
});

const entityCard = EntityCardBlueprint.make({
  params: {
    // Beside the description: who to turn to is what one looks for first.
    type: 'info',
    filter: CAN_BE_ON_CALL_FOR,
    loader: () => import('./components/OnCallCard').then(m => <m.OnCallCard />),
  },
});

const homePageWidget = HomePageWidgetBlueprint.make({
  params: {
    name: 'HomePageOnCall',
    title: 'Your on-call',
    description: 'When you are on call, and what waits for you',
    layout: { height: { minRows: 4 }, width: { minColumns: 4 } },
    components: () =>
      import('./components/HomeWidget').then(m => ({ Content: m.HomeOnCall })),
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/on-call',
    title: 'On-call',
    group: 'operation',
    filter: CAN_BE_ON_CALL_FOR,
    loader: () =>
      import('./components/OnCallContent').then(m => <m.OnCallContent />),
  },
});

/**
 * The on-call plugin: the API client, the page about all rotations, the tab and the card of every
 * entity that somebody can be on call for, and a widget for the home page.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'on-call',
  title: 'On-call',
  info: { packageJson: () => import('../package.json') },
  routes: { root: pageRouteRef },
  extensions: [
    onCallApi,
    page,
    rosterSubPage,
    myShiftsSubPage,
    fairnessSubPage,
    gapsSubPage,
    entityContent,
    entityCard,
    homePageWidget,
  ],
});
