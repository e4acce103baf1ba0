import json
from pathlib import Path

import pytest
from cdktf import App
from main import ContosoImagesStack
from minimal import MinimalStack

# What the same examples in TypeScript write: npm run synth -- minimal
TYPESCRIPT = Path(__file__).parents[2] / "cdktf.out"


@pytest.mark.parametrize("stack, id", [(MinimalStack, "minimal"), (ContosoImagesStack, "contoso-images")])
def test_writes_the_terraform_of_typescript(stack, id, tmp_path):
    app = App(outdir=str(tmp_path))
    stack(app, id)
    app.synth()
    file = f"stacks/{id}/cdk.tf.json"
    assert terraform(tmp_path / file) == terraform(TYPESCRIPT / file)


def test_prints_the_mistake(capsys):
    ContosoImagesStack(App(), "contoso-images")
    assert capsys.readouterr().out.splitlines() == [
        "InvalidConstructError: GeoReplicatedRegistry at 'contoso-images/Registry' is not valid:",
        '  - addReplica[1].region is not an Azure region, got "westeurop": did you mean "westeurope"? [regionsExist]',
    ]


def terraform(file):
    contents = json.loads(file.read_text())
    # The path of the state is that of the folder where it ran, and the comment at the head says with which version of cdktf.
    del contents["terraform"]["backend"], contents["//"]
    return contents
