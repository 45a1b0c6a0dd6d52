import Grid from '@material-ui/core/Grid';
import type { Train } from '@signalbox/backstage-plugin-release-train-common';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { TrainBoard } from './TrainBoard';

/** Every train: where it is, what is where, and what waits for whom. */
export const BoardTab = (props: { trains: readonly Train[] }) => (
  <Grid container spacing={3}>
    {props.trains.map(train => (
      <Grid item xs={12} key={train.id}>
        <TeamZoneProvider value={train.timeZone}>
          <TrainBoard train={train} />
        </TeamZoneProvider>
      </Grid>
    ))}
  </Grid>
);
