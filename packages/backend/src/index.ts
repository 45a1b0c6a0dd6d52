import { createBackend } from '@backstage/backend-defaults';
import { authModuleExampleProvider } from './auth/authModuleExampleProvider';
import { sandboxClockServiceFactory } from './clock/sandboxClockServiceFactory';
import { permissionModuleExamplePolicy } from './permission/permissionModuleExamplePolicy';

const backend = createBackend();

// The built frontend: packages/app, or the one that app.packageName names.
backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
backend.add(authModuleExampleProvider);

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(permissionModuleExamplePolicy);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

// On SQLite the module for PostgreSQL steps back and search runs in memory.
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

// Carries signals from the replica where something happened to the browsers of the others.
backend.add(import('@backstage/plugin-events-backend'));
// Takes GitHub's webhooks, and only signed ones.
backend.add(import('@backstage/plugin-events-backend-module-github'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.add(import('@signalbox/backstage-plugin-release-train-backend'));
backend.add(
  import('@signalbox/backstage-plugin-release-train-backend-module-github'),
);
backend.add(
  import('@signalbox/backstage-plugin-release-train-backend-module-slack'),
);
backend.add(
  import('@signalbox/backstage-plugin-release-train-backend-module-terraform'),
);

backend.add(import('@signalbox/backstage-plugin-on-call-backend'));
// Whether people's GitHub tokens are good for a deployment.
backend.add(
  import('@signalbox/backstage-plugin-on-call-backend-module-github'),
);
// Who is on call by PagerDuty.
backend.add(
  import('@signalbox/backstage-plugin-on-call-backend-module-pagerduty'),
);
// What the release train has under way, in the handoff note.
backend.add(
  import('@signalbox/backstage-plugin-on-call-backend-module-release-train'),
);

// Tells people on call in Slack.
backend.add(import('@signalbox/backstage-plugin-on-call-backend-module-slack'));

backend.add(sandboxClockServiceFactory);

backend.start().catch(error => {
  // A backend that could not start would otherwise stay, and answer nothing but 503.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
