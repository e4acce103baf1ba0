/**
 * Lets operators take replicas out of rotation and put them back, without a change in code.
 *
 * A replica that is out of rotation gets no traffic from the global endpoint; its images are still synchronized.
 */
export class Rotation {
  /**
   * A Terraform variable that lists the regions out of rotation, in any of Azure's spellings; none by default.
   *
   * The stack declares the variable, and the plan refuses regions that are not replicas. With `azapi: true` the home
   * region can be listed as well, and the plan makes sure that one region stays in rotation. A change of its value
   * changes the flags in place.
   *
   * @param name the name of the variable, unique in the stack: letters, digits, `_` and `-`
   */
  public static variable(name: string): Rotation {
    return new Rotation(name);
  }

  /** @internal */
  public readonly _variable: string;

  private constructor(variable: string) {
    this._variable = variable;
  }
}
