import { PrivateDns } from 'cdktf-georeplicated-registry';
import { lateBound, model, reported } from '../models';

describe('registryNameIsValid', () => {
  const rule = 'registryNameIsValid';
  const name = (registryName: string) => reported(rule, model({ registryName }));

  test.each(['abcde', 'Contoso1', 'x'.repeat(50)])('accepts %s', (valid) => {
    expect(name(valid)).toEqual([]);
  });

  test.each([
    ['', 0],
    ['abcd', 4],
    ['x'.repeat(51), 51],
  ])('fails for %j, which is too short or too long', (registryName, length) => {
    expect(name(registryName)).toEqual([
      `registryName is ${length} characters long, got "${registryName}": use 5 to 50 letters and digits [registryNameIsValid]`,
    ]);
  });

  test('fails for other characters and offers the name without', () => {
    expect(name('my-registry')).toEqual([
      'registryName contains characters other than letters and digits, got "my-registry": did you mean "myregistry"? [registryNameIsValid]',
    ]);
  });

  test('offers only a name of a length that Azure takes', () => {
    const what = 'registryName contains characters other than letters and digits, got';
    const long = 'x'.repeat(51);
    for (const fits of ['abcde', 'x'.repeat(50)]) {
      expect(name(`-${fits}`)).toEqual([`${what} "-${fits}": did you mean "${fits}"? [registryNameIsValid]`]);
    }
    for (const other of [`-${long}`, 'a-b-c-d']) {
      expect(name(other)).toEqual([`${what} "${other}": use 5 to 50 letters and digits [registryNameIsValid]`]);
    }
  });

  test.each(['a-b', 'cont\u043eso', 'contoso\n', 'con toso'])('fails for %j', (bad) => {
    expect(name(bad)).toHaveLength(1);
  });

  test('fails for a name that nobody can read', () => {
    expect(name('-'.repeat(10_000_000)).map((fault) => fault.length < 800)).toEqual([true]);
  });

  test('validates the name as it will be, without the escapes of Terraform', () => {
    expect(name('con$${toso}')).toEqual([
      'registryName contains characters other than letters and digits, got "con$${toso}": did you mean "contoso"? [registryNameIsValid]',
    ]);
  });

  test('keeps silent on a late-bound name, also in part', () => {
    expect(name(lateBound())).toEqual([]);
    expect(name(`con-${lateBound()}`)).toEqual([]);
    expect(name('${var.name}')).toEqual([]);
    expect(name('%{ if var.test }x%{ endif }')).toEqual([]);
  });
});

describe('registryNameIsNotReserved', () => {
  const rule = 'registryNameIsNotReserved';

  test.each(['azureimages', 'mylogin', 'contoso'])('accepts %s', (registryName) => {
    expect(reported(rule, model({ registryName }))).toEqual([]);
  });

  test.each(['azure', 'Office365', 'loginimages', 'mymicrosoftimages', 'windowsbase'])(
    'warns of %s',
    (registryName) => {
      expect(reported(rule, model({ registryName }))).toEqual([
        `registryName contains a word that Azure reserves for some resources, got "${registryName}": choose another name, Azure may refuse it at apply [registryNameIsNotReserved]`,
      ]);
    },
  );

  test('keeps silent on a late-bound name', () => {
    expect(reported(rule, model({ registryName: lateBound('login') }))).toEqual([]);
    expect(reported(rule, model({ registryName: '${var.login}' }))).toEqual([]);
  });
});

describe('resourceGroupNameIsValid', () => {
  const rule = 'resourceGroupNameIsValid';
  const name = (resourceGroupName: string) => reported(rule, model({ resourceGroupName }));

  test.each(['a', 'rg-images_1.(test)', 'x'.repeat(90)])('accepts %s', (valid) => {
    expect(name(valid)).toEqual([]);
  });

  test.each([
    ['', 'is empty', 'pass the name of the group that contains it, such as group.name'],
    ['my images', 'contains a character that azurerm refuses', 'use letters, digits, "-", "_", ".", "(" and ")" only'],
    ['x'.repeat(91), 'has 91 characters', 'use at most 90'],
    ['images.', 'ends with a period', 'remove the period'],
  ])('fails for %j', (resourceGroupName, what, todo) => {
    expect(name(resourceGroupName)).toEqual([
      `resourceGroupName ${what}, got "${resourceGroupName}": ${todo} [resourceGroupNameIsValid]`,
    ]);
  });

  test('validates the groups of private endpoints too', () => {
    const endpoint = { subnetId: lateBound(), dns: PrivateDns.external(), resourceGroupName: 'my group' };
    expect(reported(rule, model({ privateLink: { endpoints: [endpoint] } }))).toEqual([
      'privateLink.endpoints[0].resourceGroupName contains a character that azurerm refuses, got "my group": use letters, digits, "-", "_", ".", "(" and ")" only [resourceGroupNameIsValid]',
    ]);
  });

  test('validates the groups of new DNS zones too', () => {
    const dns = PrivateDns.newZone(lateBound(), { resourceGroupName: '' });
    expect(reported(rule, model({ privateLink: { endpoints: [{ subnetId: lateBound(), dns }] } }))).toEqual([
      'privateLink.endpoints[0].dns.resourceGroupName is empty, got "": pass the name of the group that contains it, such as group.name [resourceGroupNameIsValid]',
    ]);
  });

  test('fails for a letter that Azure allows and the provider refuses', () => {
    expect(name('b\u00fccher')).toEqual([
      'resourceGroupName contains a character that azurerm refuses, got "b\\u00fccher": use letters, digits, "-", "_", ".", "(" and ")" only [resourceGroupNameIsValid]',
    ]);
  });

  test.each([
    ['${azurerm_resource_group.Group.id}', 'is the id of a resource group'],
    ['${data.azurerm_resource_group.Group.location}', 'is the location of a resource group'],
    ['${azurerm_virtual_network.Hub.id}', 'is the id of azurerm_virtual_network'],
  ])('fails for %s, another attribute', (resourceGroupName, what) => {
    const fault = reported(rule, model({ resourceGroupName }))[0];
    expect(fault).toMatch(new RegExp(`^resourceGroupName ${what}.*: pass group.name \\[resourceGroupNameIsValid\\]$`));
  });

  test('keeps silent on a late-bound name', () => {
    expect(name('${azurerm_resource_group.Group.name}')).toEqual([]);
    expect(name('${azurerm_virtual_network.Hub.resource_group_name}')).toEqual([]);
    expect(name(lateBound())).toEqual([]);
    expect(name('${var.group} ')).toEqual([]);
    const endpoint = { subnetId: lateBound(), dns: PrivateDns.external(), resourceGroupName: '${var.group}.' };
    expect(reported(rule, model({ privateLink: { endpoints: [endpoint] } }))).toEqual([]);
  });
});

describe('loginServersAreHosts', () => {
  const rule = 'loginServersAreHosts';
  const registryId = '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso';
  const adopted = (loginServer: string) => model({ adopt: { registryId, loginServer } });

  test.each(['contoso.azurecr.io', 'Contoso-a1b2c3d4e5.azurecr.io', 'contoso.azurecr.cn', 'contoso-x.azurecr.us'])(
    'accepts %s',
    (server) => {
      expect(reported(rule, adopted(server))).toEqual([]);
    },
  );

  test.each([
    ['contoso', 'is not the login server of a registry', 'pass what az acr show --query loginServer prints'],
    [
      'contoso.azurecr.com',
      'is not the login server of a registry',
      'pass what az acr show --query loginServer prints',
    ],
    ['https://contoso.azurecr.io/', 'is more than a host', 'did you mean "contoso.azurecr.io"?'],
    ['fabrikam.azurecr.io', 'is the login server of another registry', 'pass the login server of this registry'],
    ['', 'is not the login server of a registry', 'pass what az acr show --query loginServer prints'],
  ])('fails for %j', (server, what, todo) => {
    expect(reported(rule, adopted(server))).toEqual([
      `adopt.loginServer ${what}, got "${server}": ${todo} [loginServersAreHosts]`,
    ]);
  });

  test.each([lateBound(), '${var.server}'])('keeps silent on a late-bound one', (server) => {
    expect(reported(rule, adopted(server))).toEqual([]);
  });
});
