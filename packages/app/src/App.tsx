import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

// The other plugins are found among the dependencies of this package: see app.packages in
// app-config.yaml. The catalog is named here because the landing page is part of it.
export default createApp({
  features: [catalogPlugin, navModule, signInModule],
});
