import Typography from '@material-ui/core/Typography';
import Grid from '@material-ui/core/Grid';
import { useDeployments, useRuns } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { Panel, Reading } from '../shared/Panel';
import { DeploymentTable } from './DeploymentTable';
import { RunTable } from './RunTable';

/** The last runs and deployments of the component. */
export const HistoryPanel = () => {
  const { t } = useWords();
  const runs = useRuns(false);
  const deployments = useDeployments();
  return (
    <Panel name={t('history.title')} title={t('history.title')}>
      <Grid container spacing={3}>
        <Grid item xs={12} lg={7}>
          <Typography variant="subtitle1" component="h3">
            {t('history.deployments')}
          </Typography>
          <Reading query={deployments} lines={5}>
            {({ items }) => <DeploymentTable deployments={items} />}
          </Reading>
        </Grid>
        <Grid item xs={12} lg={5}>
          <Typography variant="subtitle1" component="h3">
            {t('history.runs')}
          </Typography>
          <Reading query={runs} lines={5}>
            {({ items }) => <RunTable runs={items} />}
          </Reading>
        </Grid>
      </Grid>
    </Panel>
  );
};
