import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarPage,
  SidebarSpace,
} from '@backstage/core-components';
import { Settings as SidebarSettings } from '@backstage/plugin-user-settings';
import AccountCircleIcon from '@material-ui/icons/AccountCircle';
import CategoryIcon from '@material-ui/icons/Category';
import MenuIcon from '@material-ui/icons/Menu';
import { PersonSidebarItem, SidebarLogo } from '@signalbox/example-sign-in';
import type { PropsWithChildren } from 'react';

export function Root({ children }: PropsWithChildren<{}>) {
  return (
    <SidebarPage>
      <Sidebar>
        <SidebarLogo />
        <SidebarDivider />
        <SidebarGroup label="Pages" icon={<MenuIcon />}>
          <SidebarItem icon={CategoryIcon} to="catalog" text="Catalog" />
        </SidebarGroup>
        <SidebarSpace />
        <SidebarDivider />
        <SidebarGroup label="You" icon={<AccountCircleIcon />}>
          <SidebarSettings />
          <PersonSidebarItem />
        </SidebarGroup>
      </Sidebar>
      {children}
    </SidebarPage>
  );
}
