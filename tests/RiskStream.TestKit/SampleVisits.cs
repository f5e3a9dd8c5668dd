using Google.Protobuf.WellKnownTypes;
using RiskStream.Facts;
using RiskStream.Protocol.V1;
using RiskStream.Reference;
using RiskStream.Rules;
using ChargeBundle = RiskStream.Reference.Lists.ChargeBundle;
using Codes = RiskStream.Reference.Lists.Codes;
using ExclusivePair = RiskStream.Reference.Lists.ExclusivePair;
using FrequencyCap = RiskStream.Reference.Lists.FrequencyCap;

namespace RiskStream.TestKit;

/// <summary>
/// Ordinary visits: some 40 a person and year, nine days apart, at two institutions in turn and with the same drugs each time. No rule
/// says anything of them, though each has items that the lists name, so that all rules have to look.
/// </summary>
public static class SampleVisits
{
    /// <summary>Institutions in all.</summary>
    private const int Institutions = 40;

    private const int Listed = 200;
    private const int Drugs = 90;
    private const string Test = "00250303000";
    private const string Examination = "002103000010000";

    private static readonly TimeSpan Apart = TimeSpan.FromDays(9);

    /// <summary>The visit with a number, of one of so many persons: the first visit of each, then the second of each, and so on.</summary>
    public static Envelope Next(int number, int persons)
    {
        var (visit, person) = (number / persons, number % persons);
        var envelope = SampleSettlements.Next(number, persons);
        envelope.EventTime = Timestamp.FromDateTimeOffset(
            SampleSettlements.Start + (Apart * visit) + TimeSpan.FromSeconds(7 * person));
        envelope.RsIngestTime = Timestamp.FromDateTimeOffset(envelope.EventTime.ToDateTimeOffset() + TimeSpan.FromSeconds(2));
        envelope.FixmedinsCode = CodeOf((person + (visit % 2)) % Institutions);
        envelope.Settlement.SetlTime = envelope.EventTime;
        for (var line = 0; line < envelope.Settlement.Lines.Count; line++)
        {
            var fee = envelope.Settlement.Lines[line];
            fee.FeeOcurTime = envelope.EventTime;
            if (line >= 2)
            {
                fee.MedListCodg = $"XC09CAK{(person + line) % Drugs:D3}A001";
                fee.PrdDays = "7";
            }
        }

        // An examination of a group in every third visit.
        envelope.Settlement.Lines[1].MedListCodg = visit % 3 == 0 ? Examination : envelope.Settlement.Lines[1].MedListCodg;
        return envelope;
    }

    /// <summary>Lists that name an item of each visit, and some hundred others.</summary>
    public static ReferenceData Lists()
    {
        var lists = new ReferenceDataBuilder();
        for (var number = 0; number < Institutions; number++)
        {
            var code = new ProviderId(CodeOf(number));
            lists.Add(code, new Institution { Axis = RuleAxis.Hospital, Latitude = 30.4 + (number / 100.0), Longitude = 106.6 });
        }

        lists.Add(new FrequencyCap { Item = Examination, Per = "day", MostE4 = 0, ExamGroup = "CT", MinGapDays = 14 });
        lists.Add(new FrequencyCap { Item = Test, Per = "day", MostE4 = 20_000 });
        lists.Add(new ExclusivePair { First = Test, Second = ItemOf(0), Within = "day" });
        lists.Add(new ChargeBundle { Item = ItemOf(1), Included = Codes.Of(Test, ItemOf(2), ItemOf(3)), PriceE6 = 90_000_000 });
        for (var number = 10; number < Listed; number++)
        {
            lists.Add(new FrequencyCap { Item = ItemOf(number), Per = "day", MostE4 = 10_000 });
            lists.Add(new ExclusivePair { First = ItemOf(number), Second = ItemOf(number + 1), Within = "day" });
        }

        return lists.Build();
    }

    private static string CodeOf(int institution) => $"H5116000{institution:D4}";

    private static string ItemOf(int number) => $"0031{number:D4}0000000";
}
