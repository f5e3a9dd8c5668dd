using RiskStream.Cli.Generating.Chance;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>How a person's credential was presented.</summary>
/// <param name="Type">mdtrt_cert_type: 01 electronic, 02 identity card, 03 social-security card.</param>
/// <param name="FaceVerified">A camera saw the person.</param>
internal readonly record struct CredentialUse(string Type, bool FaceVerified)
{
    public static readonly CredentialUse BareCard = new("03", FaceVerified: false);

    public static CredentialUse Draw(Dice dice)
    {
        var type = dice.Unit() switch { < 0.45 => "01", < 0.6 => "02", _ => "03" };
        return new CredentialUse(type, type == "01" && dice.Chance(0.3));
    }
}
