import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  shortSha,
  type Deployment,
  type DeploymentState,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { usePastDeployments } from '../../../queries/trainQueries';
import { trainOf } from '../../../run/currentRun';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useWords } from '../../../translation/useWords';
import { DeploymentDialog } from '../../History/DeploymentDialog';
import { ComponentName } from '../../shared/ComponentName';
import { Instant } from '../../shared/Instant';
import { Actor } from '../../shared/Person';
import { ScrollingTable } from '../../shared/ScrollingTable';
import { Sha } from '../../shared/Sha';
import { DeploymentStateChip } from '../../shared/StateChip';
import { Pages } from './Pages';

/** The deployments of all trains, the newest first. */
export const PastDeployments = (props: {
  trains: readonly Train[];
  component?: string;
  environment?: string;
  kind?: string;
  state?: DeploymentState;
}) => {
  const { t } = useWords();
  const { component, environment, kind, state } = props;
  const query = usePastDeployments({ component, environment });
  const [shown, setShown] = useState<Deployment>();
  const [open, setOpen] = useState(false);
  const zoneOf = (deployment: Deployment) =>
    trainOf(props.trains, deployment.component)?.timeZone ?? 'UTC';
  return (
    <Pages
      query={query}
      matches={other =>
        (!kind || other.kind === kind) && (!state || other.state === state)
      }
      nothing={t('past.noDeployments')}
    >
      {items => (
        <>
          <ScrollingTable label={t('past.deployments')} minWidth={840}>
            <TableHead>
              <TableRow>
                <TableCell scope="col">{t('history.when')}</TableCell>
                <TableCell scope="col">{t('page.component')}</TableCell>
                <TableCell scope="col">{t('past.environment')}</TableCell>
                <TableCell scope="col">{t('history.sha')}</TableCell>
                <TableCell scope="col">{t('past.kind')}</TableCell>
                <TableCell scope="col">{t('past.state')}</TableCell>
                <TableCell scope="col">{t('history.who')}</TableCell>
                <TableCell scope="col">{t('history.details')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {items.map(deployment => (
                <TableRow key={deployment.id}>
                  <TableCell component="th" scope="row">
                    <TeamZoneProvider value={zoneOf(deployment)}>
                      <Instant value={deployment.requestedAt} />
                    </TeamZoneProvider>
                  </TableCell>
                  <TableCell>
                    <ComponentName component={deployment.component} />
                  </TableCell>
                  <TableCell>{deployment.environment}</TableCell>
                  <TableCell>
                    <Sha sha={deployment.sha} url={deployment.shaUrl} />
                  </TableCell>
                  <TableCell>{t(`kind.${deployment.kind}`)}</TableCell>
                  <TableCell>
                    <DeploymentStateChip state={deployment.state} />
                  </TableCell>
                  <TableCell>
                    <Actor actor={deployment.requestedBy} />
                  </TableCell>
                  <TableCell>
                    <Button
                      size="small"
                      aria-label={t('history.detailsLabel', {
                        sha: shortSha(deployment.sha),
                        environment: deployment.environment,
                      })}
                      onClick={() => {
                        setShown(deployment);
                        setOpen(true);
                      }}
                    >
                      {t('history.details')}
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ScrollingTable>
          {shown && (
            <TeamZoneProvider value={zoneOf(shown)}>
              <DeploymentDialog
                open={open}
                deployment={shown}
                onClose={() => setOpen(false)}
              />
            </TeamZoneProvider>
          )}
        </>
      )}
    </Pages>
  );
};
