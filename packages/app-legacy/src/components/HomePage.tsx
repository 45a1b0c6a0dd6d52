import { Content, PageWithHeader } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { HomePageOnCall } from '@signalbox/backstage-plugin-on-call';
import { HomePageReleaseTrain } from '@signalbox/backstage-plugin-release-train';

/** What waits for whoever is signed in. */
export const HomePage = () => (
  <PageWithHeader themeId="home" title="Home">
    <Content>
      <Grid container spacing={3}>
        <Grid item xs={12} md={4}>
          <HomePageOnCall />
        </Grid>
        <Grid item xs={12} md={8}>
          <HomePageReleaseTrain />
        </Grid>
      </Grid>
    </Content>
  </PageWithHeader>
);
