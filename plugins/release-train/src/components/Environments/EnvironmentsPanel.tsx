import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type {
  Candidate,
  Deployment,
} from '@signalbox/backstage-plugin-release-train-common';
import { useDeployments, useMatrix } from '../../queries/queries';
import { useScope } from '../../queries/scope';
import { useWords } from '../../translation/useWords';
import { Panel, Reading } from '../shared/Panel';
import { ScrollingTable } from '../shared/ScrollingTable';
import { visuallyHidden } from '../shared/visuallyHidden';
import { EnvironmentRow } from './EnvironmentRow';

const NO_DEPLOYMENTS: Deployment[] = [];

/** What is where: our record of each environment beside the vendor's word. */
export const EnvironmentsPanel = (props: { candidate?: Candidate }) => {
  const { t } = useWords();
  const { component } = useScope();
  const matrix = useMatrix();
  const deployments = useDeployments();

  return (
    <Panel name={t('matrix.title')} title={t('matrix.title')}>
      <Reading query={matrix} lines={4}>
        {({ items }) => {
          const row = items.find(item => item.component === component);
          if (!row || row.environments.length === 0) {
            return (
              <Typography color="textSecondary">{t('matrix.empty')}</Typography>
            );
          }
          return (
            <ScrollingTable label={t('matrix.caption')} minWidth={680}>
              <TableHead>
                <TableRow>
                  <TableCell scope="col">{t('matrix.environment')}</TableCell>
                  <TableCell scope="col">{t('matrix.running')}</TableCell>
                  <TableCell scope="col">{t('matrix.since')}</TableCell>
                  <TableCell scope="col">{t('matrix.how')}</TableCell>
                  <TableCell scope="col">{t('matrix.word')}</TableCell>
                  <TableCell padding="none">
                    <span style={visuallyHidden}>{t('matrix.actions')}</span>
                  </TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {row.environments.map(environment => (
                  <EnvironmentRow
                    key={environment.name}
                    environment={environment}
                    candidate={props.candidate}
                    deployments={deployments.data?.items ?? NO_DEPLOYMENTS}
                  />
                ))}
              </TableBody>
            </ScrollingTable>
          );
        }}
      </Reading>
    </Panel>
  );
};
