import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  shortSha,
  type Deployment,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';
import { Actor } from '../shared/Person';
import { ScrollingTable } from '../shared/ScrollingTable';
import { Sha } from '../shared/Sha';
import { DeploymentStateChip } from '../shared/StateChip';
import { DeploymentDialog } from './DeploymentDialog';

/** The last deployments, each with its details behind a button. */
export const DeploymentTable = (props: {
  deployments: readonly Deployment[];
}) => {
  const { t } = useWords();
  const [shown, setShown] = useState<Deployment>();
  const [open, setOpen] = useState(false);
  if (props.deployments.length === 0) {
    return (
      <Typography color="textSecondary">
        {t('history.noDeployments')}
      </Typography>
    );
  }
  return (
    <>
      <ScrollingTable label={t('history.deployments')} minWidth={560}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{t('history.when')}</TableCell>
            <TableCell scope="col">{t('history.environment')}</TableCell>
            <TableCell scope="col">{t('history.sha')}</TableCell>
            <TableCell scope="col">{t('history.state')}</TableCell>
            <TableCell scope="col">{t('history.who')}</TableCell>
            <TableCell scope="col">{t('history.details')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.deployments.map(deployment => (
            <TableRow key={deployment.id}>
              <TableCell component="th" scope="row">
                <Instant value={deployment.requestedAt} />
              </TableCell>
              <TableCell>{deployment.environment}</TableCell>
              <TableCell>
                <Sha sha={deployment.sha} url={deployment.shaUrl} />
              </TableCell>
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
        <DeploymentDialog
          open={open}
          deployment={shown}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};
